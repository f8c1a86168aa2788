/**
 * PDF files with text only: nothing in them is a link, a script or fetched from elsewhere. Latin,
 * Greek, Cyrillic, Chinese, Japanese, Korean and emoji have fonts; other scripts are drawn as
 * replacement characters.
 */
@NullMarked
package com.onelastai.pdf;

import org.jspecify.annotations.NullMarked;
