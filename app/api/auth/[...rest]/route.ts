/** Every other address of the sign-in library: nobody has reason to call it, and nothing answers. */
const nothing = () => new Response(null, { status: 404 })

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }
