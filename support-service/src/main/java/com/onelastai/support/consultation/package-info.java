/**
 * Consultations that anybody books: consultants' hours become slots, in every time zone and across
 * its changes. A booking holds the minutes of its slot under a unique index, which decides between
 * people who book at once; cancelling and moving it give them back in the same update.
 */
@NullMarked
package com.onelastai.support.consultation;

import org.jspecify.annotations.NullMarked;
