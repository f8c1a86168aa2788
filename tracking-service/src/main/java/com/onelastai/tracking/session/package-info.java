/**
 * Visits, in {@code sessions}: landing and exit page, activity, where the visit came from. A visit
 * ends after 30 idle minutes; a late event reopens it until the next run of the job.
 */
@NullMarked
package com.onelastai.tracking.session;

import org.jspecify.annotations.NullMarked;
