export const APPLICATIONS = '/admin/support/applications';
export const JOBS = '/admin/support/jobs';
