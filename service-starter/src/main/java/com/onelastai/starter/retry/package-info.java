@NullMarked
package com.onelastai.starter.retry;

