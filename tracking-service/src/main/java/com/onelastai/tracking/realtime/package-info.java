/**
 * What happens now: counted by minute in {@code realtimeminutes}, kept for two hours, and read as
 * one snapshot that all who watch share.
 */
@NullMarked
package com.onelastai.tracking.realtime;

import org.jspecify.annotations.NullMarked;
