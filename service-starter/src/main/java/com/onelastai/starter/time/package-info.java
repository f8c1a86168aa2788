/**
 * The clock. Inject {@link java.time.Clock} and never ask the system; it ticks in milliseconds, as
 * MongoDB stores times. Tests move it by {@link com.onelastai.starter.time.SettableClock}.
 */
@NullMarked
package com.onelastai.starter.time;

import org.jspecify.annotations.NullMarked;
