/**
 * Counters of experiments by owner, day and kind, from the lab's own events. What pages report of
 * experiments that they ran themselves is stored and counted apart.
 */
@NullMarked
package com.onelastai.lab.analytics;

import org.jspecify.annotations.NullMarked;
