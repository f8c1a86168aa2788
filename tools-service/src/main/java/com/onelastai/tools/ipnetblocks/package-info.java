/** Networks of IP addresses. */
@NullMarked
package com.onelastai.tools.ipnetblocks;

import org.jspecify.annotations.NullMarked;
