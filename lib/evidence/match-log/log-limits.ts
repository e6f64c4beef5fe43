/** What of a console's own log is compared at once: the page says it, and the collector holds to it. Bytes of the file in UTF-8. */
export const MOST_LOG_BYTES = 24 * 1024 * 1024;
export const MOST_LOG_ROWS = 50_000;

/** As a person is told. */
export const MOST_LOG_MB = MOST_LOG_BYTES / (1024 * 1024);
