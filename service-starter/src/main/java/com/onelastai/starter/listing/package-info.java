/**
 * Lists that are read a page at a time. Return a {@link com.onelastai.starter.listing.Listing}; for
 * a list of an owner's documents, newest first, declare a {@link
 * com.onelastai.starter.listing.NewestFirst} and an index on its owner, time and {@code _id}.
 */
@NullMarked
package com.onelastai.starter.listing;

import org.jspecify.annotations.NullMarked;
