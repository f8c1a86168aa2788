/**
 * Search in posts. Every instance keeps a Lucene index on its disk and follows the posts by the
 * time of their last change; what it finds is read from the store, which knows who may see it.
 */
@NullMarked
package com.onelastai.community.search;

import org.jspecify.annotations.NullMarked;
