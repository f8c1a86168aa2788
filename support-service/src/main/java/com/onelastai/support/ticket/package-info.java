/**
 * Support tickets. {@link com.onelastai.support.ticket.TicketStore} makes every change: it reads
 * the ticket, lets a {@code TicketEdit} collect the change with its history, mails and events, and
 * writes all of it in one update if nobody else has changed the ticket meanwhile.
 */
@NullMarked
package com.onelastai.support.ticket;

import org.jspecify.annotations.NullMarked;
