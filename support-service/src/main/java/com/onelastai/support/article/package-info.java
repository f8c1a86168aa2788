/**
 * The help center and its frequent questions: Markdown files in {@code articles/<language>}, which
 * a search in memory finds, also with typing errors. What is read, searched and found helpful is
 * tracked by the pages, as user events.
 */
@NullMarked
package com.onelastai.support.article;

import org.jspecify.annotations.NullMarked;
