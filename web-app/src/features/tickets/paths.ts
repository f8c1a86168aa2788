export const CREATE_TICKET = '/support/create-ticket';
export const MY_TICKETS = '/support/tickets';
export const QUEUE = '/admin/support';

export const ticketPath = (id = ''): string => `${MY_TICKETS}/${id}`;
export const teamTicketPath = (id = ''): string => `${QUEUE}/tickets/${id}`;
