export const LONGEST_TITLE = 150;
export const LONGEST_DESCRIPTION = 5_000;
