/**
 * Follows visits. {@code ingest} checks what pages report and publishes it; {@code projection}
 * reads the topic and lets each feature keep its collection; the rest are those features.
 */
@NullMarked
package com.onelastai.tracking;

import org.jspecify.annotations.NullMarked;
