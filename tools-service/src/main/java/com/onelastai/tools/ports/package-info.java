/** Which ports of a host are open. */
@NullMarked
package com.onelastai.tools.ports;

import org.jspecify.annotations.NullMarked;
