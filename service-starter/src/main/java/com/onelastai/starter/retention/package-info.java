/**
 * How records are found and how they go: each feature names its collection with its indexes as a
 * {@link com.onelastai.starter.retention.StoredCollection}. Documents carry {@code expiresAt}; a
 * TTL index removes them where the engine has such, and a job does everywhere else.
 */
@NullMarked
package com.onelastai.starter.retention;

import org.jspecify.annotations.NullMarked;
