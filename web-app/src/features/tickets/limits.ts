/* What the API takes. */

export const LONGEST_SUBJECT = 200;
export const LONGEST_MESSAGE = 10_000;
export const LONGEST_COMMENT = 1_000;
export const LONGEST_VIEW_NAME = 60;
export const LONGEST_CANNED_TITLE = 100;
export const LONGEST_TAG = 40;
export const MAX_TAGS = 20;
