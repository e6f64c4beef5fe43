/** What every surface says of a log or a device that cannot go on. */

export const FORK_SENTENCE =
  'The evidence log shows a history that does not contain what this device saw before. Nothing is marked as sent; work goes on and events wait here. Tell your administrator: the proof is in the options under “Evidence log”.';

export const STOPPED_SENTENCE =
  'This browser’s evidence no longer fits the log: the profile was copied or restored from a backup. It can do nothing more as this device; enrol again with a new code. What was recorded stays here and at the collector for your administrator.';
