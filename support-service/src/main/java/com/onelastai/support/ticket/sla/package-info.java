/**
 * How soon tickets have to be answered and resolved. The clocks count business hours, and that of
 * the resolution waits while the user is to answer.
 */
@NullMarked
package com.onelastai.support.ticket.sla;

import org.jspecify.annotations.NullMarked;
