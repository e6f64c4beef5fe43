import type { z } from 'zod';

/** Why something given cannot be used, as a person reads it: which part, and what is wrong with it. What a schema says in words of its own stays as it is. */
export function inputSentence(issue: z.core.$ZodIssue | undefined, whole: string): string {
  if (!issue) return `${whole} could not be read.`;
  const part = issue.path.length > 0 ? `“${issue.path.map(String).join('.')}”` : whole;
  switch (issue.code) {
    case 'too_big':
      return `${part} is too ${issue.origin === 'string' ? 'long' : 'large'}: at most ${issue.maximum}${unit(issue.origin)}.`;
    case 'too_small':
      return `${part} is too ${issue.origin === 'string' ? 'short' : 'small'}: at least ${issue.minimum}${unit(issue.origin)}.`;
    case 'invalid_value':
      return `${part} is none of what it may be. Choose another.`;
    case 'unrecognized_keys':
      return `${whole} holds “${issue.keys[0] ?? ''}”, which has no place in it.`;
    default:
      return `${part} does not fit: ${issue.message.replace(/\.$/, '')}.`;
  }
}

const unit = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '');
