/**
 * Webinars and who takes part. A seat is a number below the capacity under a unique index, so that
 * there are never more people than seats; the waiting list is the order of registrations. Whoever
 * registers or leaves gives free seats to those who wait longest, and a sweep does what a crash
 * left.
 */
@NullMarked
package com.onelastai.support.webinar;

import org.jspecify.annotations.NullMarked;
