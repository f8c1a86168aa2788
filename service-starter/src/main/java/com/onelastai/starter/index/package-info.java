/**
 * Indexes. A document declares them by annotations ({@code @CompoundIndex}, {@code @Indexed}, {@link
 * com.onelastai.starter.index.Expires}), a library class by {@link
 * com.onelastai.starter.index.IndexCreation#require}.
 */
@NullMarked
package com.onelastai.starter.index;

import org.jspecify.annotations.NullMarked;
