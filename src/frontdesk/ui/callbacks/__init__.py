"""The windows of callbacks: agreeing on one, making the call, moving it."""
