const ROOT = '/admin/dead-letters';

export const servicePath = (service = ''): string => `${ROOT}/${encodeURIComponent(service)}`;

export const deadLetterPath = (service: string, id = ''): string => `${servicePath(service)}/${encodeURIComponent(id)}`;
