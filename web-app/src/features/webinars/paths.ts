export const WEBINARS = '/admin/support/webinars';
export const pathOf = (id: string) => `${WEBINARS}/${encodeURIComponent(id)}`;
