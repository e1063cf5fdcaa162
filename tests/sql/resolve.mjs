// Lets node find what dt-sql-parser imports as bundlers do: folders, and files without their suffix.
export async function resolve(name, context, next) {
  for (const suffix of ["", ".js", "/index.js"]) {
    try {
      return await next(name + suffix, context);
    } catch (error) {
      if (suffix === "/index.js" || !name.startsWith(".")) throw error;
    }
  }
}
