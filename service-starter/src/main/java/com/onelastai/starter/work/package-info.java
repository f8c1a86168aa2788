/**
 * Work on stored documents that instances share. Process stored items in the background by {@link
 * com.onelastai.starter.work.LeasedWork}; repeat a compare-and-set by {@link
 * com.onelastai.starter.work.OptimisticRetry}.
 */
@NullMarked
package com.onelastai.starter.work;

import org.jspecify.annotations.NullMarked;
