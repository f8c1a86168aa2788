/**
 * What people upload and what experiments make. The record of a file is written before its content
 * and removed after it, so that no content is without a record whenever a process dies; {@code
 * FileSweep} removes what was not kept. An upload is encoded anew; who may read a file is its
 * owner, or has a signed link.
 */
@NullMarked
package com.onelastai.lab.file;

import org.jspecify.annotations.NullMarked;
