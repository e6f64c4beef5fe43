/**
 * The SCIM Enterprise User extension (RFC 7643 §4.3): the key its attributes stand under. The same text as `ENTERPRISE` in record.schema.ts, kept here too so that
 * pure code which reaches content scripts can name it without bringing zod along; a test holds the two alike.
 */
export const ENTERPRISE_URN = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
