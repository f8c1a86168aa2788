/* What the API takes. */

export const LONGEST_TITLE = 150;
export const LONGEST_POST = 20_000;
export const LONGEST_COMMENT = 10_000;
export const LONGEST_SEARCH = 200;
export const LONGEST_APPEAL = 2_000;
export const MAX_TAGS = 5;
