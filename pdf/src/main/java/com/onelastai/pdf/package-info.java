/**
 * PDF files with text and pictures: nothing in them is a link, a script or fetched from elsewhere.
 * Latin, Greek, Cyrillic, Hebrew, Arabic, Thai, Chinese, Japanese, Korean and emoji have fonts;
 * other scripts are drawn as replacement characters.
 */
@NullMarked
package com.onelastai.pdf;

import org.jspecify.annotations.NullMarked;
