/** What websites are about. */
@NullMarked
package com.onelastai.tools.categorization;

import org.jspecify.annotations.NullMarked;
