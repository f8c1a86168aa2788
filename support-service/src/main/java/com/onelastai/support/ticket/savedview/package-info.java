/** The filters of the ticket queue that a member of the team keeps under a name. */
@NullMarked
package com.onelastai.support.ticket.savedview;

import org.jspecify.annotations.NullMarked;
