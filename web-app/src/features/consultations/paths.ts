export const AGENDA = '/admin/support/consultations';
export const CONSULTANTS = '/admin/support/consultants';
