/**
 * Deletion of expired documents. Annotate a document with {@link
 * com.onelastai.starter.index.Expires} and set its {@code expiresAt}. Delete large sets by {@link
 * com.onelastai.starter.retention.BoundedRemoval}.
 */
@NullMarked
package com.onelastai.starter.retention;

import org.jspecify.annotations.NullMarked;
