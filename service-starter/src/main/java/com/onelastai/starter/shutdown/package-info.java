/**
 * Graceful stop. There is nothing to do: an instance leaves discovery before it stops, so that no
 * caller meets a closed port.
 */
@NullMarked
package com.onelastai.starter.shutdown;

import org.jspecify.annotations.NullMarked;
