/** Whether domains can be registered. */
@NullMarked
package com.onelastai.tools.availability;

import org.jspecify.annotations.NullMarked;
