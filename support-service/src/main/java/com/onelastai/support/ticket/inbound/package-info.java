/**
 * Mails that come in. A provider posts each raw message; a reply to a mail about a ticket lands in
 * that ticket, and nothing else is answered or kept.
 */
@NullMarked
package com.onelastai.support.ticket.inbound;

import org.jspecify.annotations.NullMarked;
