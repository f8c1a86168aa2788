/**
 * The pages of the platform map, as data in {@code pages.yml}: each page view is filed under its
 * page, whatever locale, query or trailing slash it was opened with.
 */
@NullMarked
package com.onelastai.tracking.page;

import org.jspecify.annotations.NullMarked;
