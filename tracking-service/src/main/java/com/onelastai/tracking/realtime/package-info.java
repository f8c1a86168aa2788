/**
 * Current activity: counted by minute in {@code realtimeminutes}, stored for two hours, and sent to
 * all subscribers as one snapshot.
 */
@NullMarked
package com.onelastai.tracking.realtime;

import org.jspecify.annotations.NullMarked;
