/** Texts that the team answers with again and again. */
@NullMarked
package com.onelastai.support.ticket.canned;

import org.jspecify.annotations.NullMarked;
