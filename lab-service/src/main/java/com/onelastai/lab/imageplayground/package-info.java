/**
 * The experiment {@code image-playground}: a picture goes through a list of transformations. The
 * upload stays as it is, so the last one is undone by a run without it. To add one, write a record
 * in {@link com.onelastai.lab.imageplayground.Transformation}.
 */
@NullMarked
package com.onelastai.lab.imageplayground;

import org.jspecify.annotations.NullMarked;
