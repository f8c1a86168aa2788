export const articlePath = (id = ''): string => `/support/help-center/${id}`;
