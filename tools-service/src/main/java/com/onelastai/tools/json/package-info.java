/** Formats, checks, queries, compares and converts JSON. */
@NullMarked
package com.onelastai.tools.json;

import org.jspecify.annotations.NullMarked;
