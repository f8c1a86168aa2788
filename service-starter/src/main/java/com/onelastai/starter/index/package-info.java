/**
 * Indexes. Declare them on the document by {@code @CompoundIndex}, {@code @Indexed} and {@link
 * com.onelastai.starter.index.Expires}; a class without a document calls {@link
 * com.onelastai.starter.index.IndexCreation#require}. They are created after the start, once the
 * store answers; health is down while the store refuses one. A test during which a query reads a
 * whole collection fails, unless the document is marked by {@link
 * com.onelastai.starter.index.StaysSmall}.
 */
@NullMarked
package com.onelastai.starter.index;

import org.jspecify.annotations.NullMarked;
