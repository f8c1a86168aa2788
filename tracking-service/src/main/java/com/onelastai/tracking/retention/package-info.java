/**
 * How long records stay, and how they are found: each feature names its collection with its indexes
 * as a {@link com.onelastai.tracking.retention.StoredCollection}. Documents carry {@code
 * expiresAt}; a TTL index removes them where the engine has such, and a job does everywhere else.
 */
@NullMarked
package com.onelastai.tracking.retention;

import org.jspecify.annotations.NullMarked;
