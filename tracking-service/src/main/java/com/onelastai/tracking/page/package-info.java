/**
 * The pages of the platform map, as data in {@code pages.yml}. A page view is assigned to its page
 * by path, without locale, query and trailing slash.
 */
@NullMarked
package com.onelastai.tracking.page;

import org.jspecify.annotations.NullMarked;
