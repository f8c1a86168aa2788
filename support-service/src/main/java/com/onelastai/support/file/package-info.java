/**
 * Files that people attach. Call {@link com.onelastai.support.file.Files#store}: the type is told
 * by the content, pictures are encoded again, and everything else is only ever a download. Nothing
 * opens an archive.
 */
@NullMarked
package com.onelastai.support.file;

import org.jspecify.annotations.NullMarked;
