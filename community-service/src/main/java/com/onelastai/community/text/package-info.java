/**
 * What members write: Markdown, rendered to HTML that is safe to show. The one renderer and the one
 * sanitizer of the community.
 */
@NullMarked
package com.onelastai.community.text;

import org.jspecify.annotations.NullMarked;
