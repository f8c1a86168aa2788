/** Calendar files (RFC 5545, RFC 5546) and the times of reminders. */
@NullMarked
package com.onelastai.support.calendar;

import org.jspecify.annotations.NullMarked;
