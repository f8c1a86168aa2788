/**
 * What a tool is. To add one, write a component that implements {@link
 * com.onelastai.tools.tool.Tool} in a package of its own.
 */
@NullMarked
package com.onelastai.tools.tool;

import org.jspecify.annotations.NullMarked;
